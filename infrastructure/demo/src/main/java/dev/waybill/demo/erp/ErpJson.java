package dev.waybill.demo.erp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** How the ERP writes and reads JSON: amounts as texts, so that they stay exact; times as ISO 8601. */
final class ErpJson {
    private static final JsonMapper JSON = mapper();

    private ErpJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demo ERP cannot write its own records", e);
        }
    }

    /** Refuses (400) what is not JSON or not of that shape. */
    static <T> T read(String text, Class<T> type) {
        try {
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw new Refusal(400, "BODY_MISSING", "A body is needed");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "BODY_WRONG", "The body is not as documented: " + e.getOriginalMessage());
        }
    }

    /** The same, with members that are taken from another object where the text lacks them. */
    static <T> T readOver(String otherwise, String text, Class<T> type) {
        ObjectNode whole = read(otherwise, ObjectNode.class);
        whole.setAll(read(text, ObjectNode.class));
        return read(whole.toString(), type);
    }

    private static JsonMapper mapper() {
        SimpleModule times = new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, TimeReader.ofMoments())
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(LocalDate.class, TimeReader.ofDays());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(times)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }
}
