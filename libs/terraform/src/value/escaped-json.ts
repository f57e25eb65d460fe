/** As Go writes JSON: what HTML would take for a tag or reference is escaped. */
export function escapedJson(json: object | string, indent?: number): string {
  return JSON.stringify(json, null, indent).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
