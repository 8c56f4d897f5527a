// What the bundler makes of imports that are not scripts, and the part of Trusted Types that the page uses.

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
