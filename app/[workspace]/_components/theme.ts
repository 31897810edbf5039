export type Theme = "system" | "light" | "dark";

/** Shows at once and is remembered in a cookie, so that the server's first paint has it too. */
export function setTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `onus-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}
