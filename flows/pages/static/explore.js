// Everything works without this script; it runs a query by Ctrl + Enter.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-run]")) event.target.form.requestSubmit();
  });
})();
