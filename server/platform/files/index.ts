export { asNobody, signAddress } from './address.ts';
export {
  attachFiles,
  type FileOwner,
  type FileToGive,
  listFiles,
  listFilesOf,
  listFilesOfPerson,
  type OpenFile,
  openFile,
  removeFiles,
  removeFilesOfPerson,
  type StoredFile,
  shareFile,
} from './files.ts';
export { keepMade, type Made, type MadeFor } from './made.ts';
export { receiveFile, type SealedBlob, sealBlob } from './receive.ts';
export { ownFiles, type SentFiles } from './sent.ts';
export { type Stager, withdrawFile } from './staging.ts';
