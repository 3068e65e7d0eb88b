/* A table that is pasted keeps its rows and columns: the browser gives it as HTML as well, and with
   that the line breaks within its cells are not taken for rows. Without script the text is read. */
for (const field of document.querySelectorAll("[data-pastes-tables]")) {
  field.addEventListener("paste", (event) => {
    const page = event.clipboardData.getData("text/html");
    if (!/<table[\s>]/i.test(page)) return;
    event.preventDefault();
    field.setRangeText(page, field.selectionStart, field.selectionEnd, "end");
  });
}
