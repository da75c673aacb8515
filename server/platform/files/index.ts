export { asNobody, signAddress } from './address.ts';
export {
  attachFiles,
  type FileOwner,
  listFiles,
  listFilesOfPerson,
  type OpenFile,
  openFile,
  removeFiles,
  removeFilesOfPerson,
  type StoredFile,
} from './files.ts';
export { keepMade, type Made, type MadeFor } from './made.ts';
export { receiveFile } from './receive.ts';
export { type Stager, withdrawFile } from './staging.ts';
