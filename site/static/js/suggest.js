// Titles while typing; the form works without.
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.role = "listbox";
  list.ariaLabel = field.labels[0].textContent;
  field.parentElement.after(list);
  field.role = "combobox";
  field.ariaAutoComplete = "list";
  field.setAttribute("aria-controls", list.id);
  let at, timer, turn = 0;

  const show = (titles) => {
    at = -1;
    list.replaceChildren(...titles.map((title, number) => {
      const item = document.createElement("li");
      item.id = list.id + number;
      item.role = "option";
      item.dir = "auto";
      item.textContent = title;
      item.onmousedown = () => take(item);
      return item;
    }));
    list.hidden = !titles.length;
    field.ariaExpanded = !list.hidden;
    field.removeAttribute("aria-activedescendant");
  };
  const take = (item) => (field.value = item.textContent) && field.form.requestSubmit();
  const ask = async () => {
    const mine = ++turn;
    const body = new URLSearchParams({ q: field.value });
    const answer = await fetch(field.dataset.suggest, { method: "POST", body }).catch(() => 0);
    const found = answer.ok && (await answer.json()).suggestions;
    if (mine === turn) show(found || []);
  };
  const move = (step) => {
    const items = [...list.children];
    at = (at + step + items.length) % items.length;
    for (const item of items) item.ariaSelected = item === items[at];
    field.setAttribute("aria-activedescendant", items[at].id);
  };

  show([]);
  field.oninput = () => (clearTimeout(timer), (timer = setTimeout(ask, 150)));
  field.onblur = () => { turn++; show([]); };
  field.onkeydown = (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(at < 0 ? 0 : -1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  };
}
