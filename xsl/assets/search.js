// What the search field suggests while one types. Without this the field does all it has to.
"use strict";
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  let timer, asked = new AbortController();
  list.id = field.id + "-suggested";
  field.after(list);
  field.setAttribute("list", list.id);
  const suggest = async () => {
    asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams([[field.name, field.value]])}`, { signal: asked.signal });
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(({ title, lang }) => Object.assign(document.createElement("option"), { value: title, lang: lang ?? "" })));
    } catch { /* Another letter was typed, or nobody answers: the field stays a field. */ }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value.trim().length > 1) timer = setTimeout(suggest, 150);
  });
}
