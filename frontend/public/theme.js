// Sets the theme before the first paint; a file of its own because the page allows no inline script.
(function () {
  var choice = "system";
  try {
    choice = localStorage.getItem("carya.theme") || "system";
  } catch {
    // Storage may be off; the system's choice stands.
  }
  var dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
