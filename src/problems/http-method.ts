/**
 * Whether a method changes nothing (RFC 9110, section 9.2.1).
 * @param method in capitals
 */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
