/** In place of the table's own paging, which ours never shows: the server pages, and more is asked for below the rows. */
export default function TablePages() {
  return null;
}
