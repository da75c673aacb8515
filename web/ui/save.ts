/** Saves what lies at an address, under the name that the server gives it unless another is said. */
export function saveFrom(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
