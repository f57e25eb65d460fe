/** Something a user can put right, told in one line without a stack trace. */
export class Problem extends Error {}

/** Terraform or a provider is not on this machine: a check may be skipped where the user allowed that. */
export class Missing extends Problem {}
