// Keeps every sentence while it is typed. Without this file, the button "Save" does the same.

const form = document.querySelector("form[data-keep]");
const token = form?.querySelector("[name=csrfmiddlewaretoken]").value;
const waiting = new Map();

async function keep(field) {
    const row = field.closest("[data-row]");
    const note = row.querySelector("[data-saved-note]");
    const version = form.elements[`version-${row.dataset.row}`];
    const body = new URLSearchParams({ row: row.dataset.row, text: field.value, version: version.value });
    try {
        const answer = await fetch(form.dataset.keep, { method: "POST", body, headers: { "X-CSRFToken": token } });
        const said = await answer.json();
        if (answer.ok) {
            version.value = said.version;
            note.textContent = form.dataset.saved;
            show(row, said.remarks);
            tell(said.others);
        } else {
            if (said.version) version.value = said.version;
            note.textContent = said.text ? `${said.message} “${said.text}”` : said.message;
        }
        field.dataset.kept = field.value;
    } catch {
        note.textContent = form.dataset.failed;
        waiting.set(field, setTimeout(() => keep(field), 5000));
    }
}

function show(row, remarks) {
    row.querySelector("[data-remarks]").replaceChildren(
        ...remarks.map((remark) => Object.assign(document.createElement("li"), { textContent: remark })),
    );
}

function tell(others) {
    const box = document.querySelector("[data-others]");
    box.hidden = !others.length;
    box.querySelector("[data-others-names]").textContent = others.join(", ");
}

form?.addEventListener("input", (event) => {
    if (event.target.tagName !== "TEXTAREA") return;
    clearTimeout(waiting.get(event.target));
    waiting.set(event.target, setTimeout(() => keep(event.target), 700));
});

form?.addEventListener("submit", () => {
    waiting.forEach(clearTimeout);
    waiting.clear();
});

addEventListener("beforeunload", (event) => {
    const unsaved = [...(form?.querySelectorAll("textarea") ?? [])].some(
        (field) => waiting.has(field) && field.value !== (field.dataset.kept ?? field.defaultValue),
    );
    if (unsaved) event.preventDefault();
});
