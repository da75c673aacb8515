/** Beside the form, while it is filled in: what is already known of the customer's matter. */
export function Beside() {
  return null;
}
