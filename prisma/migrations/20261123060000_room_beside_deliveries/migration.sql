-- A delivery is updated once and grows a little by it. Beside 60 % only two in three found room on their
-- page; each of the others had to be entered into every index anew.
ALTER TABLE "deliveries" SET (fillfactor = 45);
