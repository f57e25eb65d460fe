/** A name has 128 characters at most, of which the provider adds 26. AWS WAF API Reference. */
export const LONGEST_NAME_PREFIX = 102;
