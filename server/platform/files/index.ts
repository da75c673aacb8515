export {
  attachFiles,
  type FileOwner,
  listFiles,
  mostFilesOfOwner,
  type OpenFile,
  openFile,
  removeFiles,
  type StoredFile,
} from './files.ts';
export { mostFileBytes, receiveFile } from './receive.ts';
