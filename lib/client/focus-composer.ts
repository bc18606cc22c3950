export const COMPOSER_ID = "composer-message";

export function focusComposer(): void {
  document.getElementById(COMPOSER_ID)?.focus();
}
