/** Puts words into a text field where the cursor stands, as if they were typed, so that forms and undo follow. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  field.setRangeText(gap + text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}
