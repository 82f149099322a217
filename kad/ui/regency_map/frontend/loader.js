// Inline code is imported as a blob: the module's address must come from the page, not from here.
let module = null;
export default function (component) {
  module ??= import(new URL(`${component.data.base}/index.js`, document.baseURI).href);
  let unmount = null;
  module.then((loaded) => { unmount = loaded.default(component); });
  return () => unmount && unmount();
}
