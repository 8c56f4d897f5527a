// Stands in for pkg/voter's own types while pkg is not built; once it is, TypeScript takes the real ones.

declare module "*/pkg/voter/pollstead.js" {
  export default function init(input: { module_or_path: Promise<Response> | string }): Promise<unknown>;
  export const Core: new (base: string) => import("./contract.ts").LookupCore;
}

declare module "*.wasm?url" {
  const url: string;
  export default url;
}
declare module "*?worker&url" {
  const url: string;
  export default url;
}
declare module "*?inline" {
  const text: string;
  export default text;
}

interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL?(url: string): string; createHTML?(text: string): string },
    ): { createScriptURL(url: string): string };
  };
}
