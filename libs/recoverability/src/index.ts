export { expectRecoverable } from './expect-recoverable';
export type { ExpectedObjectives } from './expect-recoverable';
export type { Objective, Protection, ProtectionKind, Store, Term } from './model';
export { recoverability } from './recoverability';
export type { RecoverabilityOptions, RestoreTimes } from './recoverability';
export { jsonOfReport, markdownOfReport, summaryOfReport, textOfReport } from './report';
export type { RecoveryReport } from './report';
export { missesOf, parseDuration, parseRequirement } from './requirement';
export type { Miss, Requirement } from './requirement';
