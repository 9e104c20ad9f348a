// The records of a ZIP (APPNOTE 4.3.7, 4.3.12, 4.3.16) and how long they are without names.
export const LOCAL = 0x04034b50
export const LOCAL_LENGTH = 30
export const ENTRY = 0x02014b50
export const ENTRY_LENGTH = 46
export const END_OF_DIRECTORY = 0x06054b50
export const END_LENGTH = 22

/** 01.01.1980, where the time of a ZIP begins: two archives of the same files are equal byte for byte, whenever they are made. */
export const BEGINNING = 0x00210000

export const STORED = 0
export const DEFLATED = 8

/** Where the directory of a ZIP ends; negative where these bytes hold no such end. */
export function directoryEndAt(view: DataView): number {
  let end = view.byteLength - END_LENGTH
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--
  return end
}
