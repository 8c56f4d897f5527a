// Takes the indentation out of the HTML and CSS that stands in scripts: a browser reads none of it, and it is a fiftieth of
// what a first visit fetches.

import ts from "typescript";
import type { Plugin } from "vite";

const TAGS = new Set(["html", "svg", "css"]);

/** One line break does for HTML what a line break and its indentation do; CSS needs none behind a mark that ends something. */
function shorter(text: string, tag: string): string {
  const flush = text.replace(/\s*\n\s*/g, "\n");
  return tag === "css" ? flush.replace(/(^|[{};,])\n/g, "$1") : flush;
}

export function withoutIndentation(code: string): string {
  const file = ts.createSourceFile("templates.ts", code, ts.ScriptTarget.ESNext, true);
  const parts: { from: number; to: number; tag: string }[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.has(node.tag.text)) {
      const { template } = node;
      const texts = ts.isNoSubstitutionTemplateLiteral(template) ? [template] : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
      for (const text of texts) parts.push({ from: text.getStart(file), to: text.end, tag: node.tag.text });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  // From the end, so that the places of those before stay what they are.
  return parts
    .sort((a, b) => b.from - a.from)
    .reduce((had, { from, to, tag }) => had.slice(0, from) + shorter(had.slice(from, to), tag) + had.slice(to), code);
}

export function templates(): Plugin {
  return {
    name: "pollstead-templates",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id)) return undefined;
      return { code: withoutIndentation(code), map: null };
    },
  };
}
