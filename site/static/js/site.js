// Every page works without this. Leaving: replace this page in the history instead of adding to it. Printing: show the button.
for (const link of document.querySelectorAll("[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    location.replace(link.href);
  });
}
for (const item of document.querySelectorAll("[data-print]")) {
  item.hidden = false;
  item.firstElementChild.addEventListener("click", () => print());
}
