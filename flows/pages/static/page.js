// Links work without this script; it lights every mention of a person, and all rows and words that belong together.
(() => {
  "use strict";
  const all = (selector) => document.querySelectorAll(selector);
  const clear = (name) => all("." + name).forEach((e) => e.classList.remove(name));
  const has = (element, key, id) => (element.dataset[key] || "").split(" ").includes(id);

  const light = (event) => {
    const mark = event.target.closest && event.target.closest("[data-who]");
    clear("lit");
    if (!mark) return;
    all("[data-who]").forEach((e) => { if (e.dataset.who === mark.dataset.who) e.classList.add("lit"); });
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    const back = event.target.closest("a.to-text");
    if (mark) {
      clear("hit");
      (mark.dataset.rows || "").split(" ").forEach((id) => {
        const row = document.getElementById(id);
        if (row) row.classList.add("hit");
      });
    }
    if (back) {
      clear("shown");
      all("[data-rows]").forEach((e) => { if (has(e, "rows", back.dataset.row)) e.classList.add("shown"); });
    }
  });
})();
