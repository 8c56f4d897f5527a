// Apache's .htaccess. Not tested here: deploy/README.md has the check that a person does.

import type { Rule } from "./rules.ts";

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\#]/g, "\\$&");

const pattern = (path: string): string => (path.endsWith("*") ? `^${escaped(path.slice(0, -1))}` : `^${escaped(path)}$`);

export function htaccess(rules: readonly Rule[]): string {
  const set = ({ path, headers }: Rule): string[] =>
    Object.entries(headers).map(([name, value]) => {
      const table = name === "Cache-Control" ? "Header set" : "Header always set";
      const where = path === "/*" ? "" : ` "expr=%{REQUEST_URI} =~ m#${pattern(path)}#"`;
      return `  ${table} ${name} "${value}"${where}`;
    });
  return [
    "# Made with each release of the pages; do not edit. NOT TESTED: do the check in deploy/README.md. Needs mod_headers.",
    "Options -Indexes",
    "DirectoryIndex index.html",
    "AddType application/wasm .wasm",
    "AddType application/manifest+json .webmanifest",
    "AddType text/javascript .js",
    "AddDefaultCharset utf-8",
    '<FilesMatch "^(_headers|web\\.config|\\.ht.*)$">',
    "  Require all denied",
    "</FilesMatch>",
    "RedirectMatch 404 ^/deploy/",
    "<IfModule mod_deflate.c>",
    "  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/wasm image/svg+xml",
    "</IfModule>",
    "# Without these headers the pages must not be served: no IfModule here, so that a server without mod_headers says so.",
    ...rules.flatMap(set),
    "",
  ].join("\n");
}
