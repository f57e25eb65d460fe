import type { Problem } from '@archway/core';
import { notMatching } from '@archway/core';

/** What is wrong with the name by which a value of the request or its context is read. */
export function nameProblem(name: string): Problem {
  return notMatching('name', name, /^[A-Za-z0-9_.-]+$/, "letters, digits, '_', '-' and '.'");
}
