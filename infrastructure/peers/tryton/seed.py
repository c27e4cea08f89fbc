"""Seeds one SQLite database of the Tryton peer: python3 seed.py DIR DATABASE

The company, currencies, taxes, products and users that the recorded WooCommerce deliveries expect, in one process: the
schema through trytond's Pool, the content through proteus. Takes about 40 s; the script `tryton` caches the result.
"""
import datetime
import os
import sys
from decimal import Decimal
from pathlib import Path

DIRECTORY, DATABASE = Path(sys.argv[1]), sys.argv[2]
ADMIN_PASSWORD = os.environ.get('WAYBILL_TRYTON_ADMIN_PASSWORD', 'Waybill-peer-admin-1!')
USER_PASSWORD = os.environ.get('WAYBILL_TRYTON_PASSWORD', 'Waybill-peer-1!')
TODAY = datetime.date.today()
MODULES = ['ir', 'res', 'sale', 'sale_shipment_cost', 'web_shop', 'sale_price_list', 'product_measurements']

CURRENCIES = [  # code, name, numeric code, units per euro
    ('EUR', 'Euro', '978', '1'), ('USD', 'US Dollar', '840', '1.0800'),
    ('GBP', 'Pound Sterling', '826', '0.8600'), ('CAD', 'Canadian Dollar', '124', '1.4700')]
COUNTRIES = """
AT Austria|AU Australia|BE Belgium|BG Bulgaria|BR Brazil|CA Canada|CH Switzerland|CY Cyprus|CZ Czechia|DE Germany
DK Denmark|EE Estonia|ES Spain|FI Finland|FR France|GB United Kingdom|GR Greece|HR Croatia|HU Hungary|IE Ireland
IN India|IS Iceland|IT Italy|JP Japan|LI Liechtenstein|LT Lithuania|LU Luxembourg|LV Latvia|MT Malta|MX Mexico
NL Netherlands|NO Norway|NZ New Zealand|PL Poland|PT Portugal|RO Romania|SE Sweden|SI Slovenia|SK Slovakia
UA Ukraine|US United States"""
SUBDIVISIONS = {
    'US': ('state', 'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY '
           'NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'),
    'CA': ('province', 'AB BC MB NB NL NS NT NU ON PE QC SK YT')}
TAXES = [('VAT 19%', 'DE 19', '0.19'), ('VAT 7%', 'DE 7', '0.07')]
GOODS = [  # code, name, net price, tax: the SKUs of the recorded deliveries
    ('TS-BLUE', 'T-Shirt blue', '19.90', 'VAT 19%'), ('MUG-Ü-01', 'Mug', '7.49', 'VAT 19%'),
    ('BOOK-7', 'Book', '12.00', 'VAT 7%'), ('HOOD-S', 'Hoodie S', '45.00', 'VAT 19%'),
    ('CENT-3', 'Sticker', '0.333', 'VAT 19%')]
SERVICES = [('SHIPPING', 'Shipping', '4.90'), ('DISCOUNT', 'Discount', '0'), ('FEE', 'Fee', '0')]
GROUPS = ['Sales', 'Sales Administrator', 'Stock', 'Stock Force Assignment', 'Account', 'Party Administration',
          'Product Administration']


def create_schema():
    from trytond.config import config
    config.set('database', 'uri', 'sqlite://')
    config.set('database', 'path', str(DIRECTORY))
    config.set('session', 'super_pwd', '')
    from trytond import backend
    from trytond.pool import Pool
    from trytond.transaction import Transaction
    (DIRECTORY / (DATABASE + '.sqlite')).touch()
    with Transaction().start(DATABASE, 0):
        backend.Database(DATABASE).init()
    Pool.start()
    pool = Pool(DATABASE)
    with Transaction().start(DATABASE, 0, readonly=True):
        pool.init(update=MODULES, lang=['en'], activatedeps=True)
    with Transaction().start(DATABASE, 0) as transaction:
        User = pool.get('res.user')
        admin, = User.search([('login', '=', 'admin')])
        User.write([admin], {'password': ADMIN_PASSWORD})
        transaction.commit()


def seed():
    from proteus import config as proteus_config
    config = proteus_config.set_trytond('sqlite:///' + DATABASE + '?path=' + str(DIRECTORY), user='admin')
    currencies = seed_currencies()
    seed_countries()
    company = seed_company(config, currencies['EUR'])
    accounts = seed_chart(company)
    seed_fiscal_years(company)
    taxes = seed_taxes(accounts)
    seed_configuration()
    seed_products(accounts, taxes)
    seed_price_list(company)
    warehouse = seed_stock()
    seed_shop(company, currencies['EUR'], warehouse)
    seed_user(company)
    seed_reports()
    finish_wizards()


def model(name):
    from proteus import Model
    return Model.get(name)


def seed_currencies():
    Currency = model('currency.currency')
    result = {}
    for code, name, numeric, rate in CURRENCIES:
        currency = Currency(name=name, symbol=code, code=code, numeric_code=numeric, rounding=Decimal('0.01'), digits=2)
        currency.rates.new(date=datetime.date(TODAY.year - 1, 1, 1), rate=Decimal(rate))
        currency.save()
        result[code] = currency
    return result


def seed_countries():
    Country = model('country.country')
    for entry in COUNTRIES.replace('\n', '|').strip('|').split('|'):
        code, name = entry.split(' ', 1)
        country = Country(code=code, name=name)
        if code in SUBDIVISIONS:
            kind, codes = SUBDIVISIONS[code]
            for subdivision in codes.split():
                country.subdivisions.new(code=code + '-' + subdivision, name=subdivision, type=kind)
        country.save()


def seed_company(config, currency):
    from proteus import Wizard
    party = model('party.party')(name='Waybill Peer GmbH')
    party.save()
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party = party
    wizard.form.currency = currency
    wizard.form.timezone = 'Europe/Berlin'
    wizard.execute('add')
    company, = model('company.company').find([])
    config._context = model('res.user').get_preferences(True, {})
    return company


def seed_chart(company):
    from proteus import Wizard
    data, = model('ir.model.data').find([('module', '=', 'account'), ('fs_id', '=', 'account_template_root_en')])
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template = model('account.account.template')(data.db_id)
    wizard.form.company = company
    wizard.execute('create_account')
    Account = model('account.account')
    kinds = {}
    for kind in ['receivable', 'payable', 'revenue', 'expense']:
        kinds[kind], = Account.find([('type.' + kind, '=', True), ('company', '=', company.id)], limit=1)
    kinds['tax'], = Account.find([('name', '=', 'Main Tax'), ('company', '=', company.id)], limit=1)
    wizard.form.account_receivable = kinds['receivable']
    wizard.form.account_payable = kinds['payable']
    wizard.execute('create_properties')
    return kinds


def seed_fiscal_years(company):
    move_type, = model('ir.sequence.type').find([('name', '=', 'Account Move')])
    invoice_type, = model('ir.sequence.type').find([('name', '=', 'Invoice')])
    for year in (TODAY.year - 1, TODAY.year, TODAY.year + 1):
        moves = model('ir.sequence')(name='Moves %d' % year, sequence_type=move_type, company=company)
        moves.save()
        invoices = model('ir.sequence.strict')(name='Invoices %d' % year, sequence_type=invoice_type, company=company)
        invoices.save()
        fiscal_year = model('account.fiscalyear')(
            name=str(year), company=company, post_move_sequence=moves,
            start_date=datetime.date(year, 1, 1), end_date=datetime.date(year, 12, 31))
        sequences, = fiscal_year.invoice_sequences
        for field in ['out_invoice', 'in_invoice', 'out_credit_note', 'in_credit_note']:
            setattr(sequences, field + '_sequence', invoices)
        fiscal_year.save()
        fiscal_year.click('create_period')


def seed_taxes(accounts):
    result = {}
    for name, description, rate in TAXES:
        tax = model('account.tax')(
            name=name, description=description, type='percentage', rate=Decimal(rate),
            invoice_account=accounts['tax'], credit_note_account=accounts['tax'])
        tax.save()
        result[name] = tax
    return result


def seed_configuration():
    # Shops round the tax of each line; the order with coupon and fee is a cent apart otherwise (10.21 + 0.48, not 10.68).
    accounting = model('account.configuration')(1)
    accounting.tax_rounding = 'line'
    accounting.save()
    sales = model('sale.configuration')(1)
    sales.sale_invoice_method = 'order'
    sales.sale_shipment_method = 'order'
    sales.save()
    term = model('account.invoice.payment_term')(name='Prepaid')
    term.lines.new(type='remainder')
    term.save()


def seed_products(accounts, taxes):
    unit, = model('product.uom').find([('name', '=', 'Unit')])
    categories = {}
    for name, tax in taxes.items():
        category = model('product.category')(name='Goods ' + name, accounting=True)
        category.account_revenue = accounts['revenue']
        category.account_expense = accounts['expense']
        category.customer_taxes.append(tax)
        category.save()
        categories[name] = category
    rows = [row + ('goods',) for row in GOODS] + [row + ('VAT 19%', 'service') for row in SERVICES]
    for code, name, price, tax, kind in rows:
        template = model('product.template')(
            name=name, type=kind, default_uom=unit, salable=True, list_price=Decimal(price),
            account_category=categories[tax])
        template.products[0].suffix_code = code
        template.products[0].cost_price = Decimal(0)
        template.save()


def seed_price_list(company):
    half = model('product.price_list')(name='Half', company=company)
    half.lines.new(formula='unit_price * 0.5')
    half.save()


def seed_stock():
    storage, = model('stock.location').find([('code', '=', 'STO')])
    warehouse, = model('stock.location').find([('code', '=', 'WH')])
    inventory = model('stock.inventory')(location=storage, empty_quantity='keep')
    for product in model('product.product').find([('type', '=', 'goods')]):
        inventory.lines.new(product=product, quantity=1000.0)
    inventory.click('confirm')
    model('stock.location')(name='Annex', code='ANNEX', type='storage').save()
    return warehouse


def seed_shop(company, currency, warehouse):
    guest = model('party.party')(name='Guest')
    guest.save()
    shop = model('web.shop')(name='waybill', company=company, currency=currency, guest_party=guest)
    shop.warehouses.append(warehouse)
    shop.save()


def seed_user(company):
    user = model('res.user')(name='Waybill', login='waybill', password=USER_PASSWORD)
    user.companies.append(model('company.company')(company.id))
    user.company = model('company.company')(company.id)
    for name in GROUPS:
        group, = model('res.group').find([('name', '=', name)])
        user.groups.append(group)
    user.save()


def seed_reports():
    # What is posted is printed at once and kept as it was then: a PDF from the first one on.
    for name in ['account.invoice', 'stock.shipment.out.delivery_note']:
        report, = model('ir.action.report').find([('report_name', '=', name)])
        report.extension = 'pdf'
        report.save()


def finish_wizards():
    for item in model('ir.module.config_wizard.item').find([('state', '!=', 'done')]):
        item.state = 'done'
        item.save()


create_schema()
seed()
print('tryton: seeded ' + str(DIRECTORY / (DATABASE + '.sqlite')))
