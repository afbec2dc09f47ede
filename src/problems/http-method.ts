/**
 * Whether a method is safe: it changes nothing (RFC 9110, section 9.2.1).
 * @param method in upper case
 */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
