import { error, ok, refused, safeForTerminal, type Diagnostic, type Result } from '@pbc-planner/base';

/** Names that Windows keeps for devices, with any ending; the superscript digits count as digits there. */
const reservedName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
const folderMark = /[/\\]/;
const forbiddenMark = /[<>:"|?*]/;

/** The most bytes that common file systems take in one name. */
const maximumBytes = 255;

/**
 * A name for a file in a folder that the caller chose: one segment, composed (NFC), the same on Linux, macOS and Windows.
 * Refused, each with its own code: blank names, folders and traversal, absolute, drive and network paths, control and
 * direction characters, marks that Windows refuses, device names, a space or full stop at the end, over 255 bytes.
 */
export function safeFileName(name: string): Result<string> {
  const composed = name.normalize('NFC');
  const faults = faultsOf(composed);
  return faults.length > 0 ? refused(...faults) : ok(composed);
}

function faultsOf(name: string): Diagnostic[] {
  const shown = `"${safeForTerminal(name.slice(0, 80))}"`;
  if (name.trim() === '') return [error('file-name-blank', 'The file name is blank.', { hint: 'Give the file a name.' })];
  const faults: Diagnostic[] = [];
  if (folderMark.test(name) || /^\.+$/.test(name)) {
    faults.push(error('file-name-folder', `${shown} leads to a folder.`, { hint: 'Give the name of a file alone, without / or \\.' }));
  }
  if (safeForTerminal(name) !== name || /\p{Surrogate}/u.test(name)) {
    faults.push(error('file-name-unseen', `${shown} holds characters that cannot be seen.`, { hint: 'Type the name afresh.' }));
  }
  if (forbiddenMark.test(name)) {
    faults.push(error('file-name-mark', `${shown} holds one of < > : " | ? *, which Windows does not take.`, { hint: 'Leave it out.' }));
  }
  if (reservedName.test(stem(name))) {
    faults.push(error('file-name-device', `${shown} is the name of a device on Windows.`, { hint: 'Choose another name.' }));
  }
  if (/[ .]$/.test(name) && !/^\.+$/.test(name)) {
    faults.push(error('file-name-end', `${shown} ends with a space or a full stop, which Windows drops.`, { hint: 'Take it off the end.' }));
  }
  if (new TextEncoder().encode(name).length > maximumBytes) {
    faults.push(error('file-name-long', `${shown}… is longer than ${maximumBytes} bytes.`, { hint: 'Choose a shorter name.' }));
  }
  return faults;
}

/** What Windows compares with its device names: up to the first full stop or colon, without spaces at its end. */
function stem(name: string): string {
  return (/^[^.:]*/.exec(name)?.[0] ?? '').trim();
}
