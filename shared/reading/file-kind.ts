// What a file is by its first bytes, whatever its name says, and why some kinds cannot be read.
import { type FileProblem, fileProblem } from "../domain/file-problem.ts";

export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Larger files are data dumps, not reports. */
const SIZE_MAX_MIB = 20;

const begins = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** A ZIP archive, as every .xlsx is. */
export const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
/** A compound document: .xls of Excel 97-2003, and .xlsx with a password. */
const isCompound = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
/** The bare records of still older Excel files. */
const isOldRecords = (bytes: Uint8Array): boolean =>
  [0x00, 0x02, 0x04, 0x08].some(
    (version) =>
      begins(bytes, 0x09, version, 0x04, 0x00) ||
      begins(bytes, 0x09, version, 0x06, 0x00) ||
      begins(bytes, 0x09, version, 0x08, 0x00),
  );

/** "EncryptedPackage" in the directory of a compound document: an .xlsx behind a password. */
const isEncrypted = (bytes: Uint8Array): boolean => {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const end = bytes.length - name.length;
  for (let at = 0; at <= end; at += 1) {
    if (bytes[at] === name[0] && name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

/** Why a file cannot be read, as far as its size and first bytes tell; null where nothing speaks against it. */
export const kindProblem = ({ name, bytes }: ChosenFile): FileProblem | null => {
  if (bytes.length === 0) return fileProblem("FILE_EMPTY", { name });
  if (bytes.length > SIZE_MAX_MIB * 1024 * 1024) return fileProblem("FILE_TOO_LARGE", { name, maxMib: SIZE_MAX_MIB });
  if (isCompound(bytes)) return fileProblem(isEncrypted(bytes) ? "FILE_ENCRYPTED" : "FILE_BINARY_XLS", { name });
  return isOldRecords(bytes) ? fileProblem("FILE_BINARY_XLS", { name }) : null;
};
