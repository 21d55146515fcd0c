-- The tables as the first release made them in SQLite; a database of this schema has to reach today's by migrations.
CREATE TABLE access_record (
    id INTEGER NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    act VARCHAR(20) NOT NULL,
    looked_at DATETIME NOT NULL,
    CONSTRAINT pk_access_record PRIMARY KEY (id),
    CONSTRAINT fk_access_record_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE access_token (
    token_hash VARCHAR(64) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    created_at DATETIME NOT NULL,
    revoked_at DATETIME,
    CONSTRAINT pk_access_token PRIMARY KEY (token_hash),
    CONSTRAINT fk_access_token_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE account_event (
    id VARCHAR(40) NOT NULL,
    account_id VARCHAR(40) NOT NULL,
    product_id VARCHAR(40),
    month DATE NOT NULL,
    recorded_date DATE NOT NULL,
    kind VARCHAR(20) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    description TEXT NOT NULL,
    description_en TEXT NOT NULL,
    price_fen INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    CONSTRAINT pk_account_event PRIMARY KEY (id),
    CONSTRAINT fk_account_event_account_id FOREIGN KEY(account_id) REFERENCES billing_account (id),
    CONSTRAINT fk_account_event_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE agreement (
    id VARCHAR(60) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    product_id VARCHAR(40) NOT NULL,
    offering_id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    about TEXT NOT NULL,
    about_en TEXT NOT NULL,
    intent TEXT NOT NULL,
    signed_at DATETIME NOT NULL,
    signed_how VARCHAR(80) NOT NULL,
    starts DATE NOT NULL,
    ends DATE,
    price_fen INTEGER NOT NULL,
    price_after_fen INTEGER,
    price_changes_on DATE,
    contract_months INTEGER NOT NULL,
    leaving_fee_fen INTEGER NOT NULL,
    clauses JSON NOT NULL,
    shown_summary VARCHAR(64) NOT NULL,
    shown_language VARCHAR(10) NOT NULL,
    CONSTRAINT pk_agreement PRIMARY KEY (id),
    CONSTRAINT fk_agreement_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_agreement_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_agreement_offering_id FOREIGN KEY(offering_id) REFERENCES offering (id)
);
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE area (
    id VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL,
    province VARCHAR(10) NOT NULL,
    is_rural BOOLEAN NOT NULL,
    CONSTRAINT pk_area PRIMARY KEY (id)
);
CREATE TABLE bill (
    id VARCHAR(40) NOT NULL,
    number VARCHAR(60) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    account_id VARCHAR(40) NOT NULL,
    period_from DATE NOT NULL,
    period_until DATE NOT NULL,
    bill_date DATE NOT NULL,
    due_date DATE,
    amount_fen INTEGER NOT NULL,
    remaining_fen INTEGER NOT NULL,
    state VARCHAR(20) NOT NULL,
    is_corrected BOOLEAN NOT NULL,
    replaced_by VARCHAR(40),
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_bill PRIMARY KEY (id),
    CONSTRAINT uq_bill_number UNIQUE (number),
    CONSTRAINT fk_bill_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_bill_account_id FOREIGN KEY(account_id) REFERENCES billing_account (id)
);
CREATE TABLE bill_line (
    id VARCHAR(60) NOT NULL,
    bill_id VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    charge_kind VARCHAR(20) NOT NULL,
    rate_type VARCHAR(12) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    description TEXT NOT NULL,
    description_en TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    quantity VARCHAR(40),
    quantity_unit VARCHAR(10),
    unit_price VARCHAR(40),
    product_id VARCHAR(40),
    product_name VARCHAR(120) NOT NULL,
    offering_id VARCHAR(40),
    line_number VARCHAR(21),
    covers_from DATE,
    covers_until DATE,
    charged_date DATE NOT NULL,
    CONSTRAINT pk_bill_line PRIMARY KEY (id),
    CONSTRAINT fk_bill_line_bill_id FOREIGN KEY(bill_id) REFERENCES bill (id)
);
CREATE TABLE billing_account (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    payment_method_id VARCHAR(40) NOT NULL,
    payment_method_name VARCHAR(40) NOT NULL,
    is_prepaid BOOLEAN NOT NULL,
    balance_fen INTEGER NOT NULL,
    CONSTRAINT pk_billing_account PRIMARY KEY (id),
    CONSTRAINT fk_billing_account_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE call_record (
    id INTEGER NOT NULL,
    ticket_id VARCHAR(40) NOT NULL,
    attempt INTEGER NOT NULL,
    taken_at DATETIME NOT NULL,
    dialled_at DATETIME,
    answered_at DATETIME,
    ended_at DATETIME,
    outcome VARCHAR(20) NOT NULL,
    CONSTRAINT pk_call_record PRIMARY KEY (id),
    CONSTRAINT fk_call_record_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE customer (
    id VARCHAR(40) NOT NULL,
    name VARCHAR(400) NOT NULL,
    form_of_address VARCHAR(80) NOT NULL,
    form_of_address_en VARCHAR(80) NOT NULL,
    birth_date DATE,
    disability VARCHAR(40) NOT NULL,
    language VARCHAR(10) NOT NULL,
    province VARCHAR(10) NOT NULL,
    demo_rank INTEGER,
    latitude VARCHAR(40),
    longitude VARCHAR(40),
    CONSTRAINT pk_customer PRIMARY KEY (id)
);
CREATE TABLE hall (
    id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    address VARCHAR(200) NOT NULL,
    address_en VARCHAR(200) NOT NULL,
    telephone VARCHAR(21) NOT NULL,
    latitude VARCHAR(40) NOT NULL,
    longitude VARCHAR(40) NOT NULL,
    facilities JSON NOT NULL,
    CONSTRAINT pk_hall PRIMARY KEY (id)
);
CREATE TABLE hall_hours (
    id INTEGER NOT NULL,
    hall_id VARCHAR(40) NOT NULL,
    weekday INTEGER,
    day DATE,
    opens TIME,
    closes TIME,
    CONSTRAINT pk_hall_hours PRIMARY KEY (id),
    CONSTRAINT fk_hall_hours_hall_id FOREIGN KEY(hall_id) REFERENCES hall (id)
);
CREATE TABLE notice (
    id VARCHAR(60) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    subject VARCHAR(120) NOT NULL,
    subject_en VARCHAR(120) NOT NULL,
    content TEXT NOT NULL,
    content_en TEXT NOT NULL,
    sent_at DATETIME NOT NULL,
    begins_at DATETIME,
    ends_at DATETIME,
    product_id VARCHAR(40),
    offering_id VARCHAR(40),
    price_now_fen INTEGER,
    price_after_fen INTEGER,
    amount_fen INTEGER,
    new_number VARCHAR(21) NOT NULL,
    needs_answer BOOLEAN NOT NULL,
    answer_until DATETIME,
    read_at DATETIME,
    answer VARCHAR(10) NOT NULL,
    answered_at DATETIME,
    shown_summary VARCHAR(64) NOT NULL,
    shown_language VARCHAR(10) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    settled_at DATETIME,
    due_at DATETIME,
    CONSTRAINT pk_notice PRIMARY KEY (id),
    CONSTRAINT fk_notice_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_notice_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_notice_offering_id FOREIGN KEY(offering_id) REFERENCES offering (id)
);
CREATE TABLE number (
    digits VARCHAR(21) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    account_id VARCHAR(40) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_number PRIMARY KEY (digits),
    CONSTRAINT fk_number_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_number_account_id FOREIGN KEY(account_id) REFERENCES billing_account (id)
);
CREATE TABLE offering (
    id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    description TEXT NOT NULL,
    description_en TEXT NOT NULL,
    category VARCHAR(20) NOT NULL,
    is_sellable BOOLEAN NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE,
    rent_fen INTEGER NOT NULL,
    introductory_rent_fen INTEGER,
    introductory_months INTEGER,
    contract_months INTEGER NOT NULL,
    early_termination_fee_fen INTEGER,
    speed_megabits VARCHAR(40),
    CONSTRAINT pk_offering PRIMARY KEY (id)
);
CREATE TABLE offering_discount (
    id INTEGER NOT NULL,
    offering_id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    discount_order INTEGER NOT NULL,
    amount_fen INTEGER,
    percent VARCHAR(40),
    months INTEGER,
    CONSTRAINT pk_offering_discount PRIMARY KEY (id),
    CONSTRAINT fk_offering_discount_offering_id FOREIGN KEY(offering_id) REFERENCES offering (id)
);
CREATE TABLE offering_tariff (
    id INTEGER NOT NULL,
    offering_id VARCHAR(40) NOT NULL,
    usage_type VARCHAR(10) NOT NULL,
    included VARCHAR(40) NOT NULL,
    rounding_step VARCHAR(40) NOT NULL,
    overage_price VARCHAR(40) NOT NULL,
    CONSTRAINT pk_offering_tariff PRIMARY KEY (id),
    CONSTRAINT uq_offering_tariff_offering_id_usage_type UNIQUE (offering_id, usage_type),
    CONSTRAINT fk_offering_tariff_offering_id FOREIGN KEY(offering_id) REFERENCES offering (id)
);
CREATE TABLE outage (
    id VARCHAR(40) NOT NULL,
    area_id VARCHAR(40) NOT NULL,
    categories JSON NOT NULL,
    cause VARCHAR(120) NOT NULL,
    cause_en VARCHAR(120) NOT NULL,
    is_planned BOOLEAN NOT NULL,
    starts_at DATETIME NOT NULL,
    expected_end DATETIME,
    ended_at DATETIME,
    CONSTRAINT pk_outage PRIMARY KEY (id),
    CONSTRAINT fk_outage_area_id FOREIGN KEY(area_id) REFERENCES area (id)
);
CREATE TABLE outgoing_call (
    id INTEGER NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    dialled_at DATETIME NOT NULL,
    ended_at DATETIME,
    CONSTRAINT pk_outgoing_call PRIMARY KEY (id),
    CONSTRAINT fk_outgoing_call_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE payment (
    id VARCHAR(60) NOT NULL,
    account_id VARCHAR(40) NOT NULL,
    bill_id VARCHAR(40),
    amount_fen INTEGER NOT NULL,
    paid_at DATETIME NOT NULL,
    method VARCHAR(40) NOT NULL,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT fk_payment_account_id FOREIGN KEY(account_id) REFERENCES billing_account (id),
    CONSTRAINT fk_payment_bill_id FOREIGN KEY(bill_id) REFERENCES bill (id)
);
CREATE TABLE personal_copy (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    external_id VARCHAR(80) NOT NULL,
    live_for VARCHAR(40),
    status VARCHAR(12) NOT NULL,
    trouble VARCHAR(40) NOT NULL,
    created_at DATETIME NOT NULL,
    completed_at DATETIME,
    due_at DATETIME,
    content TEXT,
    CONSTRAINT pk_personal_copy PRIMARY KEY (id),
    CONSTRAINT uq_personal_copy_customer_id_external_id UNIQUE (customer_id, external_id),
    CONSTRAINT uq_personal_copy_live_for UNIQUE (live_for),
    CONSTRAINT fk_personal_copy_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE privacy_agreement (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    purpose VARCHAR(40) NOT NULL,
    live_purpose VARCHAR(40),
    words_version VARCHAR(20) NOT NULL,
    words_shown TEXT NOT NULL,
    granted_at DATETIME NOT NULL,
    ended_at DATETIME,
    CONSTRAINT pk_privacy_agreement PRIMARY KEY (id),
    CONSTRAINT uq_privacy_agreement_customer_id_live_purpose UNIQUE (customer_id, live_purpose),
    CONSTRAINT fk_privacy_agreement_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE privacy_consent (
    customer_id VARCHAR(40) NOT NULL,
    purpose VARCHAR(40) NOT NULL,
    state VARCHAR(10) NOT NULL,
    decided_at DATETIME NOT NULL,
    CONSTRAINT pk_privacy_consent PRIMARY KEY (customer_id, purpose),
    CONSTRAINT fk_privacy_consent_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE product (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    account_id VARCHAR(40) NOT NULL,
    offering_id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    status VARCHAR(20) NOT NULL,
    is_visible BOOLEAN NOT NULL,
    start_date DATE NOT NULL,
    termination_date DATE,
    number VARCHAR(21),
    rent_fen INTEGER NOT NULL,
    contract_end DATE,
    contract_months INTEGER,
    introductory_end DATE,
    price_after_fen INTEGER,
    early_termination_fee_fen INTEGER,
    ordered_how VARCHAR(80) NOT NULL,
    last_use DATE,
    area_id VARCHAR(40),
    address VARCHAR(200) NOT NULL,
    CONSTRAINT pk_product PRIMARY KEY (id),
    CONSTRAINT fk_product_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_product_account_id FOREIGN KEY(account_id) REFERENCES billing_account (id),
    CONSTRAINT fk_product_offering_id FOREIGN KEY(offering_id) REFERENCES offering (id),
    CONSTRAINT fk_product_area_id FOREIGN KEY(area_id) REFERENCES area (id)
);
CREATE TABLE product_discount (
    id INTEGER NOT NULL,
    product_id VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    discount_order INTEGER NOT NULL,
    amount_fen INTEGER,
    percent VARCHAR(40),
    starts DATE,
    ends DATE,
    CONSTRAINT pk_product_discount PRIMARY KEY (id),
    CONSTRAINT fk_product_discount_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE product_order (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    external_id VARCHAR(80),
    external_owner VARCHAR(40) NOT NULL,
    external_type VARCHAR(40) NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason VARCHAR(40) NOT NULL,
    created_at DATETIME NOT NULL,
    due_at DATETIME,
    confirmed_at DATETIME,
    ended_at DATETIME,
    CONSTRAINT pk_product_order PRIMARY KEY (id),
    CONSTRAINT uq_product_order_customer_id_external_id UNIQUE (customer_id, external_id),
    CONSTRAINT fk_product_order_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE product_order_item (
    id INTEGER NOT NULL,
    order_id VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    action VARCHAR(10) NOT NULL,
    offering_id VARCHAR(40) NOT NULL,
    product_id VARCHAR(40) NOT NULL,
    number VARCHAR(21) NOT NULL,
    terms JSON NOT NULL,
    live_key VARCHAR(120),
    shown_summary VARCHAR(64) DEFAULT '' NOT NULL,
    shown_language VARCHAR(10) DEFAULT '' NOT NULL,
    CONSTRAINT pk_product_order_item PRIMARY KEY (id),
    CONSTRAINT uq_product_order_item_live_key UNIQUE (live_key),
    CONSTRAINT fk_product_order_item_order_id FOREIGN KEY(order_id) REFERENCES product_order (id)
);
CREATE TABLE purchase_lock (
    customer_id VARCHAR(40) NOT NULL,
    opens_at DATETIME,
    CONSTRAINT pk_purchase_lock PRIMARY KEY (customer_id),
    CONSTRAINT fk_purchase_lock_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE TABLE setting (
    name VARCHAR(40) NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE standard_answer (
    id VARCHAR(40) NOT NULL,
    position INTEGER NOT NULL,
    question VARCHAR(120) NOT NULL,
    question_en VARCHAR(200) NOT NULL,
    answer TEXT NOT NULL,
    answer_en TEXT NOT NULL,
    words VARCHAR(200) NOT NULL,
    words_en VARCHAR(200) NOT NULL,
    CONSTRAINT pk_standard_answer PRIMARY KEY (id)
);
CREATE TABLE ticket (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    ticket_type VARCHAR(40) NOT NULL,
    external_id VARCHAR(80),
    external_type VARCHAR(40) NOT NULL,
    external_owner VARCHAR(40) NOT NULL,
    description TEXT NOT NULL,
    severity VARCHAR(20) NOT NULL,
    priority VARCHAR(10) NOT NULL,
    status VARCHAR(20) NOT NULL,
    status_reason VARCHAR(120) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    resolved_at DATETIME,
    requested_for DATETIME,
    version INTEGER NOT NULL,
    related JSON NOT NULL,
    details JSON NOT NULL,
    due_at DATETIME,
    parent_id VARCHAR(40),
    phase VARCHAR(12) NOT NULL,
    callback_number VARCHAR(21),
    live_number VARCHAR(21),
    queue_key BIGINT,
    attempt INTEGER NOT NULL,
    attempts_allowed INTEGER,
    next_attempt_at DATETIME,
    phase_since DATETIME,
    reason_screen VARCHAR(40) NOT NULL,
    reason_subject VARCHAR(200) NOT NULL,
    contact_by VARCHAR(10) NOT NULL,
    requested_at DATETIME,
    is_repeat_today BOOLEAN NOT NULL,
    check_words VARCHAR(80),
    check_words_en VARCHAR(80),
    CONSTRAINT pk_ticket PRIMARY KEY (id),
    CONSTRAINT uq_ticket_customer_id_external_id UNIQUE (customer_id, external_id),
    CONSTRAINT uq_ticket_customer_id_live_number UNIQUE (customer_id, live_number),
    CONSTRAINT fk_ticket_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_ticket_parent_id FOREIGN KEY(parent_id) REFERENCES ticket (id)
);
CREATE TABLE ticket_history (
    id INTEGER NOT NULL,
    ticket_id VARCHAR(40) NOT NULL,
    status VARCHAR(20) NOT NULL,
    phase VARCHAR(12) NOT NULL,
    reason VARCHAR(120) NOT NULL,
    changed_at DATETIME NOT NULL,
    CONSTRAINT pk_ticket_history PRIMARY KEY (id),
    CONSTRAINT fk_ticket_history_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE ticket_note (
    id INTEGER NOT NULL,
    ticket_id VARCHAR(40) NOT NULL,
    author VARCHAR(80) NOT NULL,
    text TEXT NOT NULL,
    written_at DATETIME NOT NULL,
    CONSTRAINT pk_ticket_note PRIMARY KEY (id),
    CONSTRAINT fk_ticket_note_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE TABLE usage (
    id INTEGER NOT NULL,
    product_id VARCHAR(40) NOT NULL,
    month DATE NOT NULL,
    usage_type VARCHAR(10) NOT NULL,
    used VARCHAR(40) NOT NULL,
    included VARCHAR(40),
    counted_until DATETIME,
    CONSTRAINT pk_usage PRIMARY KEY (id),
    CONSTRAINT uq_usage_product_id_month_usage_type UNIQUE (product_id, month, usage_type),
    CONSTRAINT fk_usage_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE visit (
    id VARCHAR(40) NOT NULL,
    customer_id VARCHAR(40) NOT NULL,
    ticket_id VARCHAR(40) NOT NULL,
    external_id VARCHAR(80),
    status VARCHAR(20) NOT NULL,
    starts_at DATETIME NOT NULL,
    ends_at DATETIME NOT NULL,
    seat VARCHAR(120),
    live_ticket VARCHAR(40),
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    CONSTRAINT pk_visit PRIMARY KEY (id),
    CONSTRAINT uq_visit_customer_id_external_id UNIQUE (customer_id, external_id),
    CONSTRAINT uq_visit_live_ticket UNIQUE (live_ticket),
    CONSTRAINT uq_visit_seat UNIQUE (seat),
    CONSTRAINT fk_visit_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id),
    CONSTRAINT fk_visit_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);
CREATE INDEX ix_access_record_newest ON access_record (customer_id, looked_at);
CREATE INDEX ix_access_token_customer_id ON access_token (customer_id);
CREATE INDEX ix_account_event_account_id ON account_event (account_id);
CREATE INDEX ix_agreement_customer_newest ON agreement (customer_id, signed_at);
CREATE INDEX ix_bill_customer_newest ON bill (customer_id, bill_date);
CREATE INDEX ix_bill_line_bill ON bill_line (bill_id, position);
CREATE INDEX ix_billing_account_customer_id ON billing_account (customer_id);
CREATE INDEX ix_call_record_ended_at ON call_record (ended_at);
CREATE INDEX ix_call_record_ticket_id ON call_record (ticket_id);
CREATE INDEX ix_hall_hours_hall_id ON hall_hours (hall_id);
CREATE INDEX ix_notice_customer_newest ON notice (customer_id, sent_at);
CREATE INDEX ix_notice_step_due ON notice (due_at);
CREATE INDEX ix_number_customer_id ON number (customer_id);
CREATE INDEX ix_offering_discount_offering_id ON offering_discount (offering_id);
CREATE INDEX ix_outage_area_id ON outage (area_id);
CREATE INDEX ix_outgoing_under_way ON outgoing_call (customer_id, ended_at);
CREATE INDEX ix_payment_account_id ON payment (account_id);
CREATE INDEX ix_personal_copy_due_at ON personal_copy (due_at);
CREATE INDEX ix_privacy_agreement_customer_id ON privacy_agreement (customer_id);
CREATE INDEX ix_product_customer_id ON product (customer_id);
CREATE INDEX ix_product_discount_product_id ON product_discount (product_id);
CREATE INDEX ix_product_order_customer_newest ON product_order (customer_id, created_at);
CREATE INDEX ix_product_order_due ON product_order (due_at);
CREATE INDEX ix_product_order_item_order_id ON product_order_item (order_id);
CREATE INDEX ix_ticket_customer_newest ON ticket (customer_id, created_at);
CREATE INDEX ix_ticket_due ON ticket (next_attempt_at);
CREATE INDEX ix_ticket_history_ticket_id ON ticket_history (ticket_id);
CREATE INDEX ix_ticket_note_ticket_id ON ticket_note (ticket_id);
CREATE INDEX ix_ticket_queue ON ticket (queue_key, id) WHERE phase = 'waiting';
CREATE INDEX ix_ticket_step_due ON ticket (due_at);
CREATE INDEX ix_visit_customer_id ON visit (customer_id);
CREATE INDEX ix_visit_ticket_id ON visit (ticket_id);
INSERT INTO alembic_version VALUES ('0001');
