/** What was chosen may have put the focus somewhere already; then it is not taken back to the trigger. */
export function leaveFocus(event: Event): void {
  if (document.activeElement !== document.body) event.preventDefault();
}
