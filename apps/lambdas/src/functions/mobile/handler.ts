import { createHandler } from '../batch/handler';
import { readEnvironment } from '../environment/environment';

/** Entry of the function: wrong variables stop it here, with all that is wrong in one line. */
export const handler = createHandler(readEnvironment(process.env));
