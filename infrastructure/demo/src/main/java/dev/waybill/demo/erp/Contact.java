package dev.waybill.demo.erp;

/**
 * A party in the ERP's books. {@code toString} hides it.
 *
 * @param reference the caller's own name for it, unique
 */
public record Contact(String reference, String name, String company, String email, String phone, String taxId) {
    @Override
    public String toString() {
        return "Contact[" + reference + "]";
    }
}
