// A button beside what is worth copying. The label and what is said afterwards come with the page.

for (const element of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet copy';
  button.textContent = element.dataset.copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(element.textContent.trim());
    button.textContent = element.dataset.copied;
    setTimeout(() => { button.textContent = element.dataset.copy; }, 2000);
  });
  element.after(button);
}
