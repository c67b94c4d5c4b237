/** The theme switch: automatic, light, dark. An inline script in the head applies the choice before the first paint. */
const root = document.documentElement;
const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-theme-set]')];

function show(): void {
  for (const button of buttons)
    button.setAttribute('aria-pressed', String((root.dataset['theme'] ?? '') === button.dataset['themeSet']));
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    const theme = button.dataset['themeSet'];
    // Storage may be blocked (private windows, file://): then the choice is valid for this page only.
    try {
      if (theme) localStorage.setItem('theme', theme);
      else localStorage.removeItem('theme');
    } catch {}
    if (theme) root.dataset['theme'] = theme;
    else delete root.dataset['theme'];
    show();
  });
}
show();
