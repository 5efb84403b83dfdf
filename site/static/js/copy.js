// Copies a quote with its address, or the whole text. Without this there are the permalink and the page with the plain text.
async function copy(button, words) {
  await navigator.clipboard.writeText(words);
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => { label.textContent = before; }, 4000);
}
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy-quote]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const quote = button.closest("figure");
      const parts = ["blockquote", "figcaption"].map((part) => quote.querySelector(part).textContent.trim());
      copy(button, `${parts.join("\n— ")}\n${location.origin}${location.pathname}#${quote.id}`);
    });
  }
  for (const item of document.querySelectorAll("[data-copy-all]")) {
    item.hidden = false;
    const button = item.firstElementChild;
    button.addEventListener("click", async () => copy(button, await (await fetch(button.dataset.from)).text()));
  }
}
