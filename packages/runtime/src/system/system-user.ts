import { userInfo } from 'node:os';
import { cleanText } from '@pbc-planner/base';

/** Who acts when nobody says so: `PBC_BY`, else the system's user. */
export function systemUser(): string {
  return cleanText(process.env['PBC_BY'] ?? '', 100) || cleanText(userName(), 100) || 'unknown';
}

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
