import type { Grade, Source } from '@pbc-planner/base';
import type { Call } from '../contracts/command.ts';

/** What a room may leave behind: what it decided, who does what, what it asks, and what it put aside. */
export type CaptureKind = 'decision' | 'action' | 'question' | 'parked';

/** Every kind of capture, in the order of minutes. */
export const captureKinds: readonly CaptureKind[] = ['decision', 'action', 'question', 'parked'];

/** As whom somebody is in the room. An observer never votes and counts in no quorum. */
export type SessionRole = 'gp' | 'manager' | 'nurse' | 'staff' | 'patient' | 'lmc' | 'pct' | 'public-health' | 'trust' | 'community' | 'social-services' | 'observer' | 'other';

/** Every role, with the word that people read. */
export const sessionRoles: Readonly<Record<SessionRole, string>> = {
  'gp': 'GP', 'manager': 'practice manager', 'nurse': 'nurse', 'staff': 'practice staff', 'patient': 'patient', 'lmc': 'LMC', 'pct': 'PCT', 'public-health': 'public health',
  'trust': 'trust', 'community': 'community provider', 'social-services': 'social services', 'observer': 'observer', 'other': 'guest',
};

/** When a session can decide. Where a practice must be there, somebody of one of the roles, or a proxy, stands for it. */
export interface QuorumRule {
  /** The least share of the locality's practices, in per cent. */
  readonly practicesPercent?: number;
  /** The least number of practices. */
  readonly practices?: number;
  /** The least number of people, observers left out. */
  readonly people?: number;
  /** The roles that stand for a practice. */
  readonly roles: readonly SessionRole[];
  /** Whose rule it is, in a sentence. */
  readonly reason: string;
  readonly grade: Grade;
}

/** One part of an agenda. */
export interface SessionBlock {
  readonly id: string;
  readonly title: string;
  /** Planned. */
  readonly minutes: number;
  /** What the room reads: a few words a line. */
  readonly prompt: readonly string[];
  /** What only the facilitator reads, one idea a line. */
  readonly note: readonly string[];
  readonly captures: readonly CaptureKind[];
  /** What the block shows: a command that only answers, with its parameters. */
  readonly shows?: Call;
  /** Whether a challenge that was picked at the start is worked on. */
  readonly challenge?: true;
}

/** A made-up difficulty for a rehearsal. */
export interface ChallengeCard {
  readonly id: string;
  readonly title: string;
  readonly situation: string;
  readonly data: readonly string[];
  readonly roles: readonly string[];
  readonly question: string;
  /** What changes at half time. */
  readonly twist: string;
  readonly debrief: string;
}

/** How a session goes, as data. */
export interface SessionTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The length; the blocks add up to it. */
  readonly minutes: number;
  /** After so many minutes in which nothing happened the clock of a block stands still. */
  readonly idleMinutes: number;
  readonly quorum: QuorumRule;
  /** Whether it is played on a fictional locality alone. */
  readonly rehearsalOnly?: true;
  readonly blocks: readonly SessionBlock[];
  /** Cards, of which as many as there are blocks with a challenge are picked at the start. */
  readonly challenges?: readonly ChallengeCard[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Of the blocks and their minutes. */
  readonly grade: Grade;
}
