// The script that other sites load. From their origin the look-up goes into an iframe of our own page: a worker cannot
// start across origins, and a host page could read the box. On our origin it is the element itself.

const own = new URL(import.meta.url);

if (own.origin === location.origin) {
  void import("./element.ts");
} else {
  customElements.define(
    "pollstead-lookup",
    class extends HTMLElement {
      connectedCallback(): void {
        if (this.querySelector("iframe[data-pollstead]")) return;
        const frame = document.createElement("iframe");
        frame.dataset["pollstead"] = "";
        frame.src = new URL("./embed/", own).href;
        frame.title = this.getAttribute("title") ?? "Find your polling place";
        frame.allow = "geolocation";
        frame.referrerPolicy = "no-referrer";
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals");
        // Set through the object model, which a strict style policy of the host allows.
        Object.assign(frame.style, { width: "100%", height: this.getAttribute("height") ?? "720px", border: "0" });
        this.replaceChildren(frame);
      }
    },
  );
}
