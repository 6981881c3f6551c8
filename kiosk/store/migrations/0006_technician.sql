CREATE TABLE printer_said (
    device TEXT NOT NULL, printer TEXT NOT NULL,
    said TEXT NOT NULL, trouble TEXT NOT NULL, at BIGINT NOT NULL,
    watched BIGINT NOT NULL, passed TEXT NOT NULL,
    PRIMARY KEY (device, printer)
);
