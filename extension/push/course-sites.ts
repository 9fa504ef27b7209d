/** Whether a page is of a host of this build's course sites. */
export function isOnCourseSite(address: string): boolean {
  return new RegExp(COURSE_SITES).test(address);
}
