import { counted } from '@pbc-planner/base';
import { attendanceOf, isHere, type Practice, type Session, type ShownQuorum } from '@pbc-planner/domain';

/** Whether a session can decide, by the rule that it began with. Practices that are alone or only observe are not asked for. */
export function quorumOf(session: Session, practices: readonly Practice[]): ShownQuorum {
  const { quorum } = session;
  const members = practices.filter(({ membership }) => membership === 'in').map(({ practice }) => practice);
  const represented = members.filter((code) => attendanceOf(session).represented.has(code));
  const people = session.attendance.filter((one) => isHere(one) && one.role !== 'observer').length;
  const needed = quorum.practices ?? (quorum.practicesPercent === undefined ? null : Math.max(1, Math.ceil((members.length * quorum.practicesPercent) / 100)));
  const peopleNeeded = quorum.people ?? null;
  const met = (needed === null || represented.length >= needed) && (peopleNeeded === null || people >= peopleNeeded) && (needed ?? peopleNeeded) !== null;
  const parts = [
    ...(needed === null ? [] : [`${represented.length} of ${counted(members.length, 'practice')}, ${needed} needed`]),
    ...(peopleNeeded === null ? [] : [`${counted(people, 'person', 'people')}, ${peopleNeeded} needed`]),
  ];
  return {
    met, text: `${met ? 'met' : 'NOT met'}: ${parts.join('; ')} (${quorum.grade})`, practices: members.length, represented, needed, people, peopleNeeded, grade: quorum.grade,
  };
}
