/** What each gateway calls a payment that is paid in full and in time. */
export const PAID = { 2328: "paid", alchemypay: "COMPLETED" };

/** And one whose time has run out. */
export const EXPIRED = { 2328: "cancel", alchemypay: "TIMEOUT" };

/** And one that is paid after that. */
export const LATE = { 2328: "paid", alchemypay: "DELAY_SUCCESS" };
