import { inflateRawSync } from 'node:zlib';

/** The most parts of a workbook, the most bytes of one when unpacked, and how many times larger than packed it may be, besides a small start. */
const maximumParts = 1_000;
const maximumPartBytes = 32 * 1024 * 1024;
const maximumRatio = 200;
const freeBytes = 1024 * 1024;

/** Says in words why a zip file cannot be read; it goes no further than `readSheet`. */
export class ZipFault extends Error {}

/** The parts of a zip file by name, each unpacked when it is asked for, within bounds. */
export class ZipParts {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, { readonly offset: number; readonly packed: number; readonly method: number; readonly flags: number }>();

  /** @throws ZipFault where the list of parts is damaged, or there are too many. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readList();
    } catch (thrown) {
      throw thrown instanceof RangeError ? new ZipFault('its list of parts is damaged') : thrown;
    }
  }

  #readList(): void {
    const data = this.#bytes;
    const end = data.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    if (end < 0) throw new ZipFault('its list of parts is missing');
    const count = data.readUInt16LE(end + 10);
    if (count > maximumParts) throw new ZipFault(`it has more than ${maximumParts} parts`);
    let at = data.readUInt32LE(end + 16);
    for (let part = 0; part < count; part += 1) {
      if (data.readUInt32LE(at) !== 0x02014b50) throw new ZipFault('its list of parts is damaged');
      const nameLength = data.readUInt16LE(at + 28);
      const name = data.toString('utf8', at + 46, at + 46 + nameLength);
      if (this.#entries.has(name)) throw new ZipFault(`it has the part ${name} twice`);
      this.#entries.set(name, {
        flags: data.readUInt16LE(at + 8), method: data.readUInt16LE(at + 10), packed: data.readUInt32LE(at + 20), offset: data.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
  }

  /** A part as text; `null` where there is none. Sizes that the file claims are not believed. @throws ZipFault */
  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const { offset, packed, method, flags } = entry;
    if ((flags & 1) !== 0) throw new ZipFault('it is locked with a password');
    const data = this.#bytes;
    if (offset + 30 > data.length || data.readUInt32LE(offset) !== 0x04034b50) throw new ZipFault(`its part ${name} is damaged`);
    const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
    if (start + packed > data.length) throw new ZipFault(`its part ${name} is cut short`);
    const limit = Math.min(maximumPartBytes, packed * maximumRatio + freeBytes);
    return this.#unpack(name, data.subarray(start, start + packed), method, limit).toString('utf8');
  }

  #unpack(name: string, bytes: Buffer, method: number, limit: number): Buffer {
    if (bytes.length > limit) throw new ZipFault(`its part ${name} is too large`);
    if (method === 0) return bytes;
    if (method !== 8) throw new ZipFault(`its part ${name} is packed in a way that is not read`);
    try {
      return inflateRawSync(bytes, { maxOutputLength: limit });
    } catch (thrown) {
      const tooLarge = (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw new ZipFault(tooLarge ? `its part ${name} is too large when unpacked` : `its part ${name} is damaged`);
    }
  }
}
