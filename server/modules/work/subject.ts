/** The record that a limit or a notice is about: its kind, such as `complaint`, and its id. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}
