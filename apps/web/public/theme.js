// Before anything is painted: whoever reads in the dark is not shown a white page first. Loaded as a file of its own, because the
// content security policy allows no script inside the page. The key is the one that app.tsx hands to Mantine.
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem("parley.theme");
  } catch {
    // No storage, no choice: the system's own applies.
  }
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
