// Runs before anything is drawn: says that there is JavaScript, and applies the theme chosen on this device.
document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('readback:theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage is off: the system's theme it is */ }

addEventListener('DOMContentLoaded', () => {
  const themes = document.querySelector('[data-themes]');
  if (!themes) return;
  const show = () => {
    const now = document.documentElement.dataset.theme ?? '';
    for (const b of themes.children) b.setAttribute('aria-pressed', b.dataset.themeChoice === now);
  };
  themes.addEventListener('click', (event) => {
    const choice = event.target.closest('[data-theme-choice]')?.dataset.themeChoice;
    if (choice === undefined) return;
    if (choice) document.documentElement.dataset.theme = choice;
    else delete document.documentElement.dataset.theme;
    try { localStorage.setItem('readback:theme', choice); } catch { /* it lasts for this page */ }
    show();
  });
  show();
});
