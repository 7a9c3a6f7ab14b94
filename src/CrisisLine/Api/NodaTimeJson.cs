using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime.Text;

namespace CrisisLine.Api;

/// <summary>How dates and times are written in JSON: ISO-8601, times with the service's own offset.</summary>
public static class NodaTimeJson
{
    public static void AddNodaTime(this IList<JsonConverter> converters)
    {
        converters.Add(new Written<OffsetDateTime>(OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>")));
        converters.Add(new Written<LocalDate>(LocalDatePattern.Iso));
    }

    /// <summary>What readers of the API's description are told of these types.</summary>
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(OffsetDateTime) || type == typeof(LocalDate))
        {
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
            schema.Format = type == typeof(LocalDate) ? "date" : "date-time";
        }

        return Task.CompletedTask;
    }

    private sealed class Written<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString() ?? "") is { Success: true, Value: var value } ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}
