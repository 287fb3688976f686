// Copy buttons of the guide's pages: each copies the text of the element that it names, and says so for a moment.

const SHOWN_MS = 2_000;

for (const button of document.querySelectorAll("button[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  if (!text || !navigator.clipboard) continue;
  const usual = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.copied;
      setTimeout(() => {
        button.textContent = usual;
      }, SHOWN_MS);
    } catch {
      // The clipboard was refused: the text is selected, so that Ctrl+C copies it.
      getSelection().selectAllChildren(text);
    }
  });
}
